// Live part: questions to answer, then what was answered; before the course it stands folded.
import { useEffect, useState } from 'preact/hooks';
import {
  bringBackCourseTest,
  courseTest,
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
  questions: Question[];
  /** At its end the same questions come again; undefined when the course leaves that chapter out. */
  partWithTestAfter?: string | undefined;
}

export function CourseTest({ when, questions, partWithTestAfter }: Props) {
  const stored = useCourseTest();
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
    setForgotten(forgetCourseTest());
    turnTo('undo');
  };
  const undo = () => {
    bringBackCourseTest(forgotten!);
    showScore();
  };
  const test = (
    <div ref={box}>
      <NotKept of="course-test" />
      {isTaken ? (
        <Results {...{ when, questions, stored, partWithTestAfter, forget }} again={takeAgain} />
      ) : (
        <QuestionForm
          {...{ when, questions }}
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
        {isTaken ? 'You’ve taken the test before the course' : 'Six questions before you begin'}
        <span class="test-hint">
          {isTaken
            ? partWithTestAfter && 'The recap compares it with the same test afterwards.'
            : `Three minutes, and you may skip them.${partWithTestAfter ? ` The same six wait at the end of ${partWithTestAfter}.` : ''}`}
        </span>
      </summary>
      {test}
    </details>
  );
}

/** Empty until the page is awake, as the build wrote it. */
function useCourseTest() {
  const [woken, setWoken] = useState(false);
  useEffect(() => {
    recallCourseTest();
    setWoken(true);
  }, []);
  return woken ? courseTest.value : {};
}
