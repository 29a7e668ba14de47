// The activations of ../activation.ts as shaders: `activate` bends a number, `slope` tells how steeply, from the result alone.
//
// relu = max(0, z), slope 0 or 1      sigmoid = 1 / (1 + exp(−z)), slope a · (1 − a)      tanh, slope 1 − a²
//
// z = preActivation, a = activation. WGSL need not give exp an infinity, so no exponent grows beyond float32.

import type { Activation } from '../activation.ts';

export const activationShaders: Record<Activation, string> = {
  relu: /* wgsl */ `
fn activate(z: f32) -> f32 { return max(0.0, z); }
fn slope(a: f32) -> f32 { return select(0.0, 1.0, a > 0.0); }
`,
  sigmoid: /* wgsl */ `
fn activate(z: f32) -> f32 { return 1.0 / (1.0 + exp(min(-z, 87.0))); }
fn slope(a: f32) -> f32 { return a * (1.0 - a); }
`,
  // The built-in tanh may be wrong by 1e-5; and beyond 15 float32 has nothing but 1 and -1.
  tanh: /* wgsl */ `
fn activate(z: f32) -> f32 { return 1.0 - 2.0 / (exp(2.0 * clamp(z, -15.0, 15.0)) + 1.0); }
fn slope(a: f32) -> f32 { return 1.0 - a * a; }
`,
  identity: /* wgsl */ `
fn activate(z: f32) -> f32 { return z; }
fn slope(a: f32) -> f32 { return 1.0; }
`,
};
