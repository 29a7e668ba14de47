// Reading the checkpoints' pictures: from the bytes of their file to weights that a page can draw.
import {
  inflate,
  unpackCheckpoints,
  type UnpackedCheckpoints,
} from '#src/formulas/checkpoint-file.ts';
import { checkpointsRecord } from '#src/records/index.ts';

/** `bytes` are those of the file that `checkpointsRecord.file.path` names. Throws when they are not. */
export async function readCheckpoints(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<UnpackedCheckpoints> {
  const { units, pixels, file } = checkpointsRecord;
  return unpackCheckpoints(await inflate(bytes), units, pixels, file.following);
}
