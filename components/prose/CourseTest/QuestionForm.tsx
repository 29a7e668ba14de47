// The questions with four choices each; whatever is left open counts as not known.
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { handIn, type Answers, type When } from '#src/session/course-test.ts';
import type { Question } from './question-rows.ts';

interface Props {
  when: When;
  part: string | undefined;
  questions: Question[];
  onHandedIn: () => void;
  /** While an older score is stored. */
  keepOld: (() => void) | undefined;
  /** While what was forgotten can come back. */
  undo: (() => void) | undefined;
}

export function QuestionForm({ when, part, questions, onHandedIn, keepOld, undo }: Props) {
  const [answers, setAnswers] = useState<Answers>({});
  const [isEmpty, setIsEmpty] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const nothing = Object.keys(answers).length === 0;
    setIsEmpty(nothing);
    if (nothing) return;
    handIn(when, answers, part);
    onHandedIn();
  };
  return (
    <form class="test-form" onSubmit={submit}>
      {undo && (
        <p class="test-forgotten">
          Your answers are forgotten, before and after. <Button onClick={undo}>Undo</Button>
        </p>
      )}
      {questions.map(({ id, question, choices, order }, place) => (
        <fieldset key={id}>
          <legend>
            {place + 1}. {question}
          </legend>
          {order.map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name={`${when}-${id}`}
                checked={answers[id] === choice}
                onChange={() => setAnswers((before) => ({ ...before, [id]: choice }))}
              />
              <span>{choices[choice]}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <p class="test-trouble" role="status">
        {isEmpty && 'Nothing is answered yet. Choose at least one answer.'}
      </p>
      <div class="test-buttons">
        <Button strong type="submit">
          Hand in
        </Button>
        {keepOld && <Button onClick={keepOld}>Keep what I had</Button>}
        <span class="test-hint">What you do not know may stay open.</span>
      </div>
    </form>
  );
}
