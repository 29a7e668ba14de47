// Eight filters with the map that each one makes, and the sixteen maps that are made of these.
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import type { Maps } from '#src/formulas/feature-maps.ts';

interface Props {
  maps: readonly Maps[];
  /** Of the first layer, one for each of its maps. */
  filters: readonly Float32Array[];
}

/** All maps of a layer share one scale, so that a pale map is a weak one. */
export function MapRows({ maps, filters }: Props) {
  const strongest = Math.max(
    ...filters.flatMap((filter) => Array.from(filter, (weight) => Math.abs(weight))),
  );
  return (
    <div class="map-rows">
      {maps.map((layer, l) => (
        <section key={l}>
          <h3>
            {layer.count} maps of {layer.side} × {layer.side}
            {l === 0 && ', each below its filter'}
          </h3>
          <ol class={`stage-pictures map-row layer-${l + 1}`}>
            {Array.from({ length: layer.count }, (_, map) => (
              <li key={map}>
                {l === 0 && (
                  <Picture
                    class="map-filter"
                    values={filters[map]}
                    width={Math.sqrt(filters[map].length)}
                    signed
                    largest={strongest}
                    label={`Filter ${map + 1}`}
                  />
                )}
                <Picture
                  values={mapOf(layer, map)}
                  width={layer.side}
                  largest={largestIn(layer)}
                  label={`Map ${map + 1} of layer ${l + 1}`}
                />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

const mapOf = ({ values, side }: Maps, map: number) =>
  values.subarray(map * side ** 2, (map + 1) * side ** 2);

const largestIn = ({ values }: Maps) =>
  values.reduce((largest, value) => Math.max(largest, value), 1e-6);
