// What a test came to: how many were right, and question by question what was said, before and after.
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { countRight, type Answers, type CourseTest, type When } from '#src/session/course-test.ts';
import { pageAddress } from '#src/session/root.ts';
import type { Question } from './question-rows.ts';

interface Props {
  when: When;
  /** "the course", or the part's title. */
  about: string;
  questions: Question[];
  stored: CourseTest;
  /** At its end the same questions come again; undefined when the course leaves that chapter out. */
  partWithTestAfter: string | undefined;
  again: () => void;
  forget: () => void;
}

export function Results({
  when,
  about,
  questions,
  stored,
  partWithTestAfter,
  again,
  forget,
}: Props) {
  const answers = (
    <ol class="test-answers">
      {questions.map((question) => (
        <li key={question.id}>
          <p>
            <strong>{question.question}</strong>
          </p>
          <dl>
            {when === 'after' && stored.before && (
              <Said title="before" question={question} choice={stored.before[question.id]} />
            )}
            <Said
              title={when === 'after' ? 'now' : 'you said'}
              question={question}
              choice={stored[when]?.[question.id]}
            />
          </dl>
          <p>
            {stored[when]?.[question.id] !== question.right && (
              <>Right is: {question.choices[question.right]}. </>
            )}
            {question.answer}{' '}
            {question.chapterAddress ? (
              <a href={pageAddress(question.chapterAddress)}>{question.chapterTitle}</a>
            ) : (
              question.chapterTitle
            )}
          </p>
        </li>
      ))}
    </ol>
  );
  return (
    <>
      {when === 'after' ? (
        <Comparison {...{ about, questions, stored }} />
      ) : (
        <Score {...{ questions, stored, partWithTestAfter }} />
      )}
      {when === 'after' ? (
        answers
      ) : (
        <details class="test-reveal">
          <summary>Show the answers now. The chapters give them too, with their reasons.</summary>
          {answers}
        </details>
      )}
      <div class="test-buttons">
        <Button onClick={again}>Take it again</Button>
        <Button onClick={forget}>Forget my answers, before and after</Button>
      </div>
    </>
  );
}

/** Each question's right choice. */
const rightOf = (questions: Question[]): Answers =>
  Object.fromEntries(questions.map(({ id, right }) => [id, right]));

const Count = ({ name, count }: { name: string; count: number }) => (
  <output>
    <Fact name={name} value={count} />
  </output>
);

function Score({
  questions,
  stored,
  partWithTestAfter,
}: Pick<Props, 'questions' | 'stored' | 'partWithTestAfter'>) {
  return (
    <p class="test-score" tabIndex={-1}>
      <Count name="right-before" count={countRight(stored.before, rightOf(questions))} /> of{' '}
      {questions.length} right.
      {partWithTestAfter &&
        ` Keep it in mind: at the end of ${partWithTestAfter} the same questions come again.`}
    </p>
  );
}

function Comparison({
  about,
  questions,
  stored: { before, after },
}: Pick<Props, 'about' | 'questions' | 'stored'>) {
  const right = rightOf(questions);
  const now = <Count name="right-after" count={countRight(after, right)} />;
  if (!before)
    return (
      <p class="test-score" tabIndex={-1}>
        {now} of {questions.length} right. You did not take the test before {about}, so there is
        nothing to compare it with.
      </p>
    );
  const ids = Object.keys(right);
  const [knew, knows] = [before, after].map(
    (one) => new Set(ids.filter((id) => one?.[id] === right[id])),
  );
  const gained = ids.filter((id) => knows.has(id) && !knew.has(id)).length;
  const lost = ids.filter((id) => knew.has(id) && !knows.has(id)).length;
  return (
    <p class="test-score" tabIndex={-1}>
      Before <Count name="right-before" count={knew.size} />, now {now} of {questions.length} right:{' '}
      <Count name="gained" count={gained} /> gained, <Count name="lost" count={lost} /> lost.
    </p>
  );
}

interface SaidProps {
  title: string;
  question: Question;
  choice: number | undefined;
}

function Said({ title, question: { choices, right }, choice }: SaidProps) {
  const isRight = choice === right;
  return (
    <div class={isRight ? 'right' : ''}>
      <dt>{title}</dt>
      <dd>
        {choice === undefined ? (
          'left open'
        ) : (
          <>
            {choices[choice]} <span class="test-mark">{isRight ? '✓ right' : '✗ wrong'}</span>
          </>
        )}
      </dd>
    </div>
  );
}
