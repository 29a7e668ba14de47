// What a cell gets by `import … from 'layers'`: networks of any layers, by themselves because few cells need all kinds.
export * from '#src/nn/layers/index.ts';
