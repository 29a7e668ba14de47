// The worker in which cells' texts are compiled: some texts take for ever, and then only this ends.
import { CompileError } from '../cell.ts';
import { compileCell } from './compile.ts';
import type { FromReader } from './reader.ts';

const say = (message: FromReader) => self.postMessage(message, { transfer: [] });

self.addEventListener('message', ({ data }: MessageEvent<string>) => {
  try {
    say({ kind: 'read', compiled: compileCell(data) });
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const { message, line, column } = error;
    say({ kind: 'mistake', message, line, column });
  }
});
say({ kind: 'ready' });
