// What the network says to the circles: the built answer until it has been fetched, then each newest one.
import { useRef, useState } from 'preact/hooks';
import { type Circle, drawCircles } from '#src/formulas/circles.ts';
import { readDigit } from '#src/formulas/reading.ts';
import { loadNetwork } from '#src/session/network.ts';

export interface Answer {
  probabilities: number[];
  prediction: number;
}

export function useAnswer(first: Answer) {
  const [answer, setAnswer] = useState(first);
  const [trouble, setTrouble] = useState('');
  const newest = useRef<readonly Circle[]>();
  const read = (circles: readonly Circle[]) => {
    newest.current = circles;
    loadNetwork().then(
      (network) => {
        if (newest.current !== circles) return;
        setAnswer(readDigit(network, drawCircles(circles)));
        setTrouble('');
      },
      (error: Error) => setTrouble(error.message),
    );
  };
  return { answer, trouble, read };
}
