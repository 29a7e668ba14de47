// The little of ConvNetJS that its contender calls.

export interface Volume {
  w: Float64Array;
}
export interface FullyConnected {
  layer_type: string;
  filters: Volume[];
  biases: Volume;
}
export interface Net {
  layers: FullyConnected[];
  makeLayers(definitions: object[]): void;
  forward(volume: Volume): Volume;
}
export interface ConvNetJs {
  Vol: new (width: number, height: number, depth: number, value: number) => Volume;
  Net: new () => Net;
  Trainer: new (net: Net, options: object) => { train(volume: Volume, label: number): void };
}
