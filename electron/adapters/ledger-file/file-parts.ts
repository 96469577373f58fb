/** Reads a big file a part at a time. */
import { open } from 'node:fs/promises';

/** Each part is good until the next one is asked for. */
export async function* fileParts(place: string): AsyncGenerator<Uint8Array> {
  const file = await open(place, 'r');
  try {
    const part = Buffer.allocUnsafe(partBytes);
    for (;;) {
      const { bytesRead } = await file.read(part, 0, part.length, null);
      if (bytesRead === 0) return;
      yield part.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

const partBytes = 262144;
