// What a layer takes in: the first one bytes, every other one the activations of the layer before.
//
// signal(place) = pixels[place] / 255      or      activations[place]
//
// Bytes lie four to a word, as they came: a quarter of what floats would cost on the way to the graphics processor.

export const pixelSignal = /* wgsl */ `
@group(0) @binding(2) var<storage, read> pixels: array<u32>;
fn signal(place: u32) -> f32 {
  return f32(extractBits(pixels[place / 4u], 8u * (place % 4u), 8u)) / 255.0;
}
`;

export const activationSignal = /* wgsl */ `
@group(0) @binding(2) var<storage, read> activationsBelow: array<f32>;
fn signal(place: u32) -> f32 { return activationsBelow[place]; }
`;
