/**
 * The data of the first event of a stream; the rest is let go. Who asked for a turn learns its id from it and then listens
 * as everybody does, so that there is one way to follow a turn and it survives whatever happens to this connection.
 */
export async function firstEvent(answer: Response): Promise<{id: number; data: string} | undefined> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) {
    return undefined;
  }
  let text = '';
  try {
    for (;;) {
      const {value, done} = await reader.read();
      text += value ?? '';
      const end = text.indexOf('\n\n');
      if (end >= 0 && text.slice(0, end).includes('data:')) {
        return parse(text.slice(0, end));
      }
      if (done) {
        return undefined;
      }
      if (end >= 0) {
        text = text.slice(end + 2);
      }
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

function parse(frame: string): {id: number; data: string} {
  let id = 0;
  const data: string[] = [];
  for (const line of frame.split('\n')) {
    if (line.startsWith('data:')) {
      data.push(line.slice(5).trimStart());
    } else if (line.startsWith('id:')) {
      id = Number(line.slice(3));
    }
  }
  return {id, data: data.join('\n')};
}
