// One message of Jupyter's protocol as the frames that ZeroMQ carries, signed with the key of the connection file.
import { createHmac } from 'node:crypto';

export interface Message {
  type: string;
  /** The id of the request it answers. */
  parent?: string;
  content: Record<string, unknown>;
}

interface Request {
  id: string;
  type: string;
  session: string;
  content: object;
}

const delimiter = '<IDS|MSG>';

function signatureOf(parts: (string | Buffer)[], key: string): string {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}

export function pack({ id, type, session, content }: Request, key: string): string[] {
  const header = {
    msg_id: id,
    msg_type: type,
    session,
    username: 'reader',
    date: new Date().toISOString(),
    version: '5.3',
  };
  const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
  return [delimiter, signatureOf(parts, key), ...parts];
}

export function unpack(frames: Buffer[], key: string): Message {
  const start = frames.findIndex((frame) => frame.toString() === delimiter) + 1;
  const [signature, ...parts] = frames.slice(start, start + 5);
  if (String(signature) !== signatureOf(parts, key))
    throw new Error('A message is signed wrongly.');
  const [header, parent, , content] = parts.map((part) => JSON.parse(part.toString()));
  return { type: header.msg_type, parent: parent.msg_id, content };
}
