// A kernel on the graphics processor: one shader with its buffers, ready to be sent on its way.

export interface Kernel {
  /** Adds it to a pass, for the first `count` images. */
  addTo(pass: GPUComputePassEncoder, count: number): void;
}

export interface KernelWanted {
  label: string;
  code: string;
  /** The shader's `override` constants. */
  constants?: Record<string, number>;
  /** In the order of its bindings. */
  buffers: (GPUBuffer | undefined)[];
  /** Workgroups to the right and downwards. */
  groups: (count: number) => [number, number];
}

export async function createKernel(device: GPUDevice, wanted: KernelWanted): Promise<Kernel> {
  const { label, code, constants = {}, buffers, groups } = wanted;
  const pipeline = await device.createComputePipelineAsync({
    label,
    layout: 'auto',
    compute: { module: device.createShaderModule({ label, code }), constants },
  });
  const entries = buffers.flatMap((buffer, binding) =>
    buffer ? [{ binding, resource: { buffer } }] : [],
  );
  const bindings = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
  return {
    addTo(pass, count) {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindings);
      pass.dispatchWorkgroups(...groups(count));
    },
  };
}
