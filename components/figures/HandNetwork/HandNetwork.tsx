// Live part: one arrow back at a time. Each is guessed first, then its numbers are shown.
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { fraction, handNumbers } from '#src/formulas/hand-network.ts';
import { Drawing } from './Drawing.tsx';
import { type Arrow, arrows, rowLength } from './steps.ts';

const numbers = handNumbers();

export function HandNetwork({ square }: { square: number }) {
  // How many arrows are known, and what was last answered.
  const [known, setKnown] = useState(0);
  const [answer, setAnswer] = useState<{ arrow: number; option: number }>();
  const asked = arrows[known];
  const show = (arrow: number) => {
    setKnown(arrow + 1);
    setAnswer({ arrow, option: arrows[arrow]!.options.findIndex((option) => option.right) });
  };
  const choose = (option: number) => {
    setAnswer({ arrow: known, option });
    if (asked!.options[option]!.right) setKnown(known + 1);
  };
  const said = answer && arrows[answer.arrow]!.options[answer.option];
  return (
    <div class="hand-network">
      <div class="hand-columns">
        <Drawing known={known} />
        <div class="hand-question">
          {asked ? (
            <Question
              arrow={asked}
              place={known}
              chosen={answer?.arrow === known ? answer.option : undefined}
              choose={choose}
            />
          ) : (
            <p class="hand-asked">
              <strong>All slopes are there</strong>, the five of the biases too: a bias has the
              slope of the sum that it is added to. No weight has changed yet.
            </p>
          )}
          <Spoken class="hand-verdict" lines={[2, 5]}>
            {said?.verdict ?? 'The numbers of the way forward are known. Now one arrow back.'}
          </Spoken>
          <div class="buttons">
            {asked && <Button onClick={() => show(known)}>Show me</Button>}
            <Button
              disabled={known === 0 && !answer}
              onClick={() => {
                setKnown(0);
                setAnswer(undefined);
              }}
            >
              Start again
            </Button>
          </div>
        </div>
        <div class="hand-numbers">
          <table>
            <caption>forward</caption>
            <tbody>
              <Row name="preActivations" formula="inputs · weights + biases" />
              <Row name="activations" formula="max(0, preActivation)" />
              <Row name="logits" formula="activations · weights + biases" />
              <Row name="probabilities" formula="softmax(logits)" />
            </tbody>
          </table>
          <table>
            <caption>and back</caption>
            <tbody>
              {arrows.map(({ name, formula }, arrow) => (
                <Row key={name} name={name} formula={formula} sealed={arrow >= known} />
              ))}
              <tr class={known < arrows.length ? 'sealed' : ''}>
                <th scope="row">all slopes, squared and added</th>
                <td>
                  <Fact name="hand-square" value={square} />
                </td>
              </tr>
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  name: keyof typeof numbers;
  formula: string;
  /** Not shown until it has been guessed; a reader without scripts sees it. */
  sealed?: boolean;
}

function Row({ name, formula, sealed = false }: RowProps) {
  const values = numbers[name];
  const length = rowLength[name] ?? values.length;
  return (
    <tr class={sealed ? 'sealed' : ''}>
      <th scope="row">
        <code>{name}</code>
        <span class="label">{formula}</span>
      </th>
      <td>
        <span class="hand-values" style={{ '--columns': length }}>
          {values.map((value, index) => (
            <Fact key={index} name={`hand-${name}-${index}`} value={value}>
              {fraction(value)}
            </Fact>
          ))}
        </span>
      </td>
    </tr>
  );
}

interface QuestionProps {
  arrow: Arrow;
  place: number;
  chosen: number | undefined;
  choose: (option: number) => void;
}

function Question({ arrow: { name, question, options }, place, chosen, choose }: QuestionProps) {
  return (
    <>
      <p class="hand-asked">
        <strong>
          Arrow {place + 1} of {arrows.length}.
        </strong>{' '}
        {question}
      </p>
      <div class="buttons" role="group" aria-label={`What is ${name}?`}>
        {options.map(({ values }, option) => (
          <Button key={option} aria-pressed={option === chosen} onClick={() => choose(option)}>
            {inRows(values, rowLength[name] ?? values.length)}
          </Button>
        ))}
      </div>
    </>
  );
}

/** "(−1, 1) (0, 0) (−1/2, 1/2)" */
function inRows(values: readonly number[], length: number): string {
  const rows = Array.from({ length: values.length / length }, (_, row) =>
    values.slice(row * length, (row + 1) * length),
  );
  return rows.map((row) => `(${row.map(fraction).join(', ')})`).join(' ');
}
