// One question of each kind about each cell at a time: a newer one takes the place of those that still wait, and of the answer that comes too late.
import type {
  Answers,
  FromLanguage,
  LanguageCell,
  QuestionKind,
  Questions,
  ToLanguage,
} from './messages.ts';

/** What a worker is to the conversation. */
export interface LanguagePort {
  post(message: ToLanguage): void;
  close(): void;
}

interface Waiting {
  question: ToLanguage & { ask: number };
  settle: (answer: unknown) => void;
  refuse: (error: Error) => void;
}

interface Line {
  asked?: Waiting;
  next?: Waiting;
}

export interface Conversation {
  tell(cells: LanguageCell[]): void;
  /** @returns undefined when a newer one was asked. @throws Error in words. */
  ask<Kind extends QuestionKind>(
    kind: Kind,
    about: Questions[Kind],
  ): Promise<Answers[Kind] | undefined>;
  hear(message: FromLanguage): void;
  isOver(): boolean;
  /** Nothing will be answered any more: all who wait are told `why`, and all who ask later. */
  end(why: string): void;
}

export function startConversation(port: LanguagePort): Conversation {
  const lines: Record<string, Line> = {};
  let asks = 0;
  let over: Error | undefined;

  function advance(line: Line) {
    line.asked = line.next;
    line.next = undefined;
    if (line.asked) port.post(line.asked.question);
  }

  return {
    tell(cells) {
      if (!over) port.post({ kind: 'cells', cells });
    },
    ask(kind, about) {
      if (over) return Promise.reject(over);
      const line: Line = (lines[`${kind} ${about.cell}`] ??= {});
      line.next?.settle(undefined);
      asks += 1;
      const question = { kind: 'ask', question: kind, about, ask: asks } as Waiting['question'];
      const answer = new Promise<unknown>((settle, refuse) => {
        line.next = { question, settle, refuse };
      });
      if (!line.asked) advance(line);
      return answer as ReturnType<Conversation['ask']> as never;
    },
    hear(message) {
      const line = Object.values(lines).find(({ asked }) => asked?.question.ask === message.ask);
      if (!line) return;
      const { asked, next } = line;
      if (next) asked!.settle(undefined);
      else if (message.kind === 'answer') asked!.settle(message.answer);
      else asked!.refuse(new Error(message.why));
      advance(line);
    },
    isOver: () => over !== undefined,
    end(why) {
      over ??= new Error(why);
      port.close();
      for (const line of Object.values(lines)) {
        line.asked?.refuse(over);
        line.next?.refuse(over);
        line.asked = line.next = undefined;
      }
    },
  };
}
