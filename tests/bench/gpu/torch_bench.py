# The network of the book on a graphics processor, by PyTorch: medians of warm loops, the transfers in or left out.
#
# src/records/gpu-record.json holds what it and src/nn/gpu (through Dawn for Node) gave on one machine. Run from the root, after a
# build: OUT=/tmp python3 tests/bench/gpu/torch_bench.py. Needs PyTorch with CUDA.

import gzip, json, os, struct, time, statistics, glob, sys
import numpy as np, torch
def read_safetensors(path):
    b = open(path,'rb').read(); n = struct.unpack('<Q', b[:8])[0]; h = json.loads(b[8:8+n]); out = {}
    for k, v in h.items():
        if k == '__metadata__': continue
        s, e = v['data_offsets']; out[k] = np.frombuffer(b[8+n+s:8+n+e], np.float32).reshape(v['shape']).copy()
    return out
W = read_safetensors('public/weights/mlp-784-128-10.safetensors')
content = gzip.decompress(open(glob.glob('public/mnist/test-*.bin')[0],'rb').read())
labels = np.frombuffer(content[:10000], np.uint8); pixels = np.frombuffer(content[10000:], np.uint8).reshape(10000, 784)
res = {'torch': torch.__version__, 'gpu': torch.cuda.get_device_name(0), 'cpu': [l.split(':')[1].strip() for l in open('/proc/cpuinfo') if 'model name' in l][0], 'results': {}}
def med(f, sync, at_least=0.25, rounds=9):
    for _ in range(5): f()
    sync(); n = 1
    while True:
        s = time.perf_counter()
        for _ in range(n): f()
        sync(); d = time.perf_counter() - s
        if d > at_least / 4: break
        n *= 2
    out = []
    for _ in range(rounds):
        s = time.perf_counter()
        for _ in range(n): f()
        sync(); out.append((time.perf_counter() - s) / n)
    return statistics.median(out), min(out)
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__(); self.a = torch.nn.Linear(784,128); self.b = torch.nn.Linear(128,10)
        with torch.no_grad():
            self.a.weight.copy_(torch.from_numpy(W['hidden.weights'].T)); self.a.bias.copy_(torch.from_numpy(W['hidden.biases']))
            self.b.weight.copy_(torch.from_numpy(W['output.weights'].T)); self.b.bias.copy_(torch.from_numpy(W['output.biases']))
    def forward(self, x): return self.b(torch.relu(self.a(x)))
def measure(dev, name, threads=None):
    if threads: torch.set_num_threads(threads)
    sync = torch.cuda.synchronize if dev == 'cuda' else (lambda: None)
    net = Net().to(dev).eval(); r = {}
    u8 = torch.from_numpy(pixels.copy()); here = u8.to(dev)
    with torch.no_grad():
        right = int((net(here.float() / 255).argmax(1).cpu().numpy() == labels).sum()); r['right'] = right
        pinned = u8.pin_memory() if dev == 'cuda' else u8
        whole = lambda: torch.softmax(net(pinned.to(dev, non_blocking=True).float() / 255), 1).cpu()
        r['ms_10000_with_transfer'] = [1e3 * t for t in med(whole, sync)]
        resident = lambda: torch.softmax(net(here.float() / 255), 1)
        r['ms_10000_resident'] = [1e3 * t for t in med(resident, sync)]
        def by100():
            for k in range(0, 10000, 100): torch.softmax(net(here[k:k+100].float() / 255), 1)
        r['ms_10000_by_100_resident'] = [1e3 * t for t in med(by100, sync)]
        one = pinned[:1]
        r['us_one_with_transfer'] = [1e6 * t for t in med(lambda: torch.softmax(net(one.to(dev, non_blocking=True).float() / 255), 1).cpu(), sync)]
        if dev == 'cuda':
            static = here[:1].float().div(255); g = torch.cuda.CUDAGraph()
            s = torch.cuda.Stream(); s.wait_stream(torch.cuda.current_stream())
            with torch.cuda.stream(s):
                for _ in range(3): torch.softmax(net(static), 1)
            torch.cuda.current_stream().wait_stream(s)
            with torch.cuda.graph(g): out = torch.softmax(net(static), 1)
            def each():
                g.replay(); torch.cuda.synchronize()
            r['us_one_graph_resident_synchronised'] = [1e6 * t for t in med(each, sync)]
            r['us_one_graph_resident_queued'] = [1e6 * t for t in med(g.replay, sync)]
    x = here.float() / 255; y = torch.from_numpy(labels.astype(np.int64)).to(dev)
    for rule in ('sgd', 'adam'):
        for batch in (64, 1024):
            net = Net().to(dev).train(); opt = torch.optim.SGD(net.parameters(), lr=0.1) if rule == 'sgd' else torch.optim.Adam(net.parameters(), lr=1e-3)
            state = {'k': 0}
            def step():
                k = state['k']; state['k'] = (k + batch) % (10000 - batch)
                opt.zero_grad(set_to_none=True); torch.nn.functional.cross_entropy(net(here[k:k+batch].float() / 255), y[k:k+batch]).backward(); opt.step()
            m, b = med(step, sync); r[f'{rule}_{batch}_images_per_second'] = [batch / m, batch / b]
    res['results'][name] = r; print(name, json.dumps(r), flush=True)
measure('cuda', 'gpu')
measure('cpu', 'cpu, 1 thread', 1)
measure('cpu', 'cpu, 16 threads', 16)
json.dump(res, open(os.environ['OUT'] + '/torch.json', 'w'), indent=1)
