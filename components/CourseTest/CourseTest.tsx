// Live part: questions to answer, then what was answered; before the course it stands folded.
import { useEffect, useRef, useState } from 'preact/hooks';
import { courseTest, recallCourseTest, type When } from '#src/session/course-test.ts';
import { QuestionForm } from './QuestionForm.tsx';
import { Results } from './Results.tsx';
import type { Question } from './questions.ts';

interface Props {
  when: When;
  questions: Question[];
}

export function CourseTest({ when, questions }: Props) {
  const stored = useCourseTest();
  const [again, setAgain] = useState(false);
  const results = useRef<HTMLDivElement>(null);
  const [handedIn, setHandedIn] = useState(0);
  // Whoever hands in is brought to what it came to; whoever comes back is left where she is.
  useEffect(() => {
    if (handedIn) results.current?.focus();
  }, [handedIn]);
  const isTaken = stored[when] !== undefined && !again;
  const test = isTaken ? (
    <div ref={results} tabIndex={-1} class="test-results">
      <Results when={when} questions={questions} stored={stored} again={() => setAgain(true)} />
    </div>
  ) : (
    <QuestionForm
      when={when}
      questions={questions}
      onHandedIn={() => {
        setAgain(false);
        setHandedIn((times) => times + 1);
      }}
    />
  );
  if (when === 'after') return <div class="test">{test}</div>;
  return (
    <details class="test test-folded">
      <summary>
        {isTaken ? 'The test before the course: taken' : 'Six questions before you begin'}
        <span class="test-hint">
          {isTaken
            ? 'The recap compares it with the same test afterwards.'
            : 'Three minutes, and you may skip them. The same six wait at the end of Part 1.'}
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
