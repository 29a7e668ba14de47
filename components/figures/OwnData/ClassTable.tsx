// The classes with their counts and some of their images; each can be renamed, turned from ink to paper, or removed.
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import {
  countAll,
  flipClass,
  mergeSentence,
  type OwnClass,
  removeClass,
  removeExample,
  renameClass,
} from '#src/own-data/collection.ts';
import { limits } from '#src/own-data/limits.ts';
import type { Built } from './recorded-run.ts';
import { Thumb } from './parts.tsx';
import { thumbPng } from './thumb-png.ts';
import type { OwnCollection } from './use-collection.ts';

const [few, many] = [6, 60];

const Count = ({ place, count }: { place: number; count: number }) => (
  <span class="own-count">
    <Fact name={`own-class-count-${place}`} value={count} /> {count === 1 ? 'image' : 'images'}
  </span>
);

/** The recorded run's. */
export const BuiltClasses = ({ built }: { built: Built }) => (
  <>
    <p class="label own-recorded">
      Until you bring your own, you see a run from when this page was built: 3 against 8, from
      MNIST’s test images.
    </p>
    <ul class="own-classes">
      {built.classes.map((name, place) => (
        <li key={name}>
          <strong class="own-name">{name}</strong>
          <Count place={place} count={built.trainingCounts[place] + built.heldOutCounts[place]} />
          <span class="own-thumbs">
            {built.thumbs[place].map((png) => (
              <Thumb key={png} png={png} />
            ))}
          </span>
        </li>
      ))}
    </ul>
  </>
);

interface UndoProps {
  undo: OwnCollection['undo'];
  /** The focus goes elsewhere should the control be gone after it was pressed. */
  handOn: () => void;
}

export const UndoButton = ({ undo, handOn }: UndoProps) => (
  <Button
    class="own-undo"
    disabled={!undo}
    onClick={() => {
      handOn();
      undo?.();
    }}
  >
    Undo
  </Button>
);

export function ClassTable({ own, handOn }: { own: OwnCollection } & Pick<UndoProps, 'handOn'>) {
  const { collection, undo } = own;
  const change = (...how: Parameters<OwnCollection['change']>) => {
    if (own.change(...how)) handOn();
  };
  const [all, setAll] = useState<number>();
  const save = () =>
    import('./on-demand.ts').then(
      ({ saveFile, writeCsv }) => saveFile('my-examples.csv', 'text/csv', writeCsv(collection)),
      own.tellFailure,
    );
  return (
    <>
      <ul class="own-classes">
        {collection.map((one, place) => (
          <li key={one.id}>
            <input
              class="own-name"
              type="text"
              value={one.name}
              maxLength={limits.nameCharacters}
              autocomplete="off"
              aria-label={`Name of class ${place + 1}`}
              onChange={(event) => {
                const { value } = event.currentTarget;
                change(
                  (now) => renameClass(now, one.id, value),
                  mergeSentence(collection, one.id, value),
                );
                // An empty name changes nothing, and the field says so.
                if (!value.trim()) event.currentTarget.value = one.name;
              }}
            />
            <Count place={place} count={one.examples.length} />
            <Thumbs
              of={one}
              count={all === one.id ? many : few}
              onRemove={(at) => change((now) => removeExample(now, one.id, at))}
            />
            <div class="own-class-buttons" role="group" aria-label={`Class ${one.name}`}>
              {one.examples.length > few && (
                <Button
                  aria-pressed={all === one.id}
                  onClick={() => setAll(all === one.id ? undefined : one.id)}
                >
                  More
                </Button>
              )}
              <Button
                aria-label={`Ink ⇄ paper in ${one.name}`}
                onClick={() => change((now) => flipClass(now, one.id))}
              >
                Ink ⇄ paper
              </Button>
              <Button
                aria-label={`Remove class ${one.name}`}
                onClick={() => change((now) => removeClass(now, one.id))}
              >
                Remove
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div class="controls">
        <UndoButton undo={undo} handOn={handOn} />
        <Button onClick={() => change(() => [])}>Remove all</Button>
        <Button disabled={countAll(collection) === 0} onClick={save}>
          Keep these images (CSV)
        </Button>
      </div>
    </>
  );
}

/** The newest first; each is a button that takes it out. */
function Thumbs(props: { of: OwnClass; count: number; onRemove: (place: number) => void }) {
  const { name, examples } = props.of;
  const places = [...examples.keys()].slice(-props.count).toReversed();
  return (
    <span class="own-thumbs">
      {places.map((place) => {
        const { pixels, source } = examples[place];
        return (
          <button
            key={place}
            type="button"
            title={`${source}: press to take it out`}
            aria-label={`Take image ${place + 1} of ${name} out, from ${source}`}
            onClick={() => props.onRemove(place)}
          >
            <Thumb png={thumbPng(pixels)} />
          </button>
        );
      })}
    </span>
  );
}
