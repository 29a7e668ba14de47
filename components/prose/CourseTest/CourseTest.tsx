// Live part: questions to answer, then what was answered; before the course it stands folded.
import { useEffect, useState } from 'preact/hooks';
import {
  bringBackCourseTest,
  courseTestOf,
  forgetCourseTest,
  recallCourseTest,
  type CourseTest as Taken,
  type When,
} from '#src/session/course-test.ts';
import { NotKept } from '#components/controls/NotKept/NotKept.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import { Results } from './Results.tsx';
import type { Question } from './question-rows.ts';
import { useTurn } from './use-turn.ts';

interface Props {
  when: When;
  /** Its folder; the first part where nothing is said. */
  part?: string | undefined;
  /** "the course", or the part's title. */
  about: string;
  questions: Question[];
  /** At its end the same questions come again; undefined when the course leaves that chapter out. */
  partWithTestAfter?: string | undefined;
}

export function CourseTest({ when, part, about, questions, partWithTestAfter }: Props) {
  const stored = useCourseTest(part);
  const [again, setAgain] = useState(false);
  const [forgotten, setForgotten] = useState<Taken>();
  // Whoever presses is brought to what comes of it; whoever comes back to the page is left where she is.
  const { box, turnTo } = useTurn();
  const hasScore = stored[when] !== undefined;
  const isTaken = hasScore && !again;
  const showScore = () => {
    setAgain(false);
    setForgotten(undefined);
    turnTo('score');
  };
  const takeAgain = () => {
    setAgain(true);
    turnTo('questions');
  };
  const forget = () => {
    setForgotten(forgetCourseTest(part));
    turnTo('undo');
  };
  const undo = () => {
    bringBackCourseTest(forgotten!, part);
    showScore();
  };
  const test = (
    <div ref={box}>
      <NotKept of="course-test" />
      {isTaken ? (
        <Results
          {...{ when, about, questions, stored, partWithTestAfter, forget }}
          again={takeAgain}
        />
      ) : (
        <QuestionForm
          {...{ when, part, questions }}
          onHandedIn={showScore}
          keepOld={hasScore ? showScore : undefined}
          undo={forgotten && !hasScore ? undo : undefined}
        />
      )}
    </div>
  );
  if (when === 'after') return <div class="test">{test}</div>;
  return (
    <details class="test test-folded">
      <summary>
        {isTaken
          ? `You’ve taken the test before ${about}`
          : `${many(questions.length)} questions before you begin`}
        <span class="test-hint">
          {isTaken
            ? partWithTestAfter &&
              `At the end of ${partWithTestAfter} it’s compared with the same test.`
            : `Four minutes, and you may skip them.${partWithTestAfter ? ` The same ones wait at the end of ${partWithTestAfter}.` : ''}`}
        </span>
      </summary>
      {test}
    </details>
  );
}

/** Empty until the page is awake, as the build wrote it. */
function useCourseTest(part: string | undefined) {
  const [woken, setWoken] = useState(false);
  useEffect(() => {
    recallCourseTest(part);
    setWoken(true);
  }, []);
  return woken ? courseTestOf(part).value : {};
}

const words = ['Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const many = (count: number) => words[count - 6] ?? String(count);
