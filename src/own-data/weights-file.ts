// The trained network as a safetensors file that names its classes and says how it came to be.

import { writeNetwork } from '../nn/index.ts';
import { metadataOf, type Trained } from './trained.ts';

export const weightsFile = (trained: Trained): Uint8Array =>
  writeNetwork(trained.network, metadataOf(trained));
