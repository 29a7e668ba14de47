// A build reads components without Babel; should the plugin that calls it be called otherwise one day, the build says so.
import preact from '@astrojs/preact';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { expect, test } from 'vitest';
import { jsx } from '#src/integrations/jsx.ts';

/** The plugins that an integration adds. */
function pluginsOf({ hooks }: AstroIntegration, command: 'build' | 'dev'): Plugin[] {
  const added: Plugin[] = [];
  const updateConfig = ({ vite }: { vite: { plugins: unknown[] } }) =>
    void added.push(...(vite.plugins.flat(Number.POSITIVE_INFINITY) as Plugin[]));
  const given = { command, updateConfig, addRenderer: () => {}, injectScript: () => {} };
  (hooks['astro:config:setup'] as unknown as (options: typeof given) => void)(given);
  return added;
}

const without = (plugins: Plugin[]) => {
  const [own] = pluginsOf(jsx(), 'build');
  (own!.configResolved as unknown as (config: { plugins: Plugin[] }) => void)({ plugins });
};

test('no plugin of @astrojs/preact transforms a component in a build, however often it is configured', () => {
  const plugins = pluginsOf(preact(), 'build').filter(({ enforce }) => enforce === 'pre');
  const transforming = () => plugins.flatMap(({ name, transform }) => (transform ? name : []));
  expect(transforming()).toContain('vite:preact-jsx');
  without(plugins);
  without(plugins);
  expect(transforming()).not.toContain('vite:preact-jsx');
});

test('the server keeps it, and a build without it ends', () => {
  expect(pluginsOf(jsx(), 'dev')).toEqual([]);
  expect(() => without([{ name: 'another' }])).toThrow('No plugin vite:preact-jsx is there');
});
