import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Joins a client's socket with a pod's stream: bytes, ends and errors both ways; whichever side breaks takes the other with it. */
export function joinStreams(socket: Socket, stream: Duplex, onError: (error: Error) => void): void {
  stream.on('error', error => {
    if (error.name !== 'AbortError') onError(error);
    // A reset, so that the client does not take half an answer for a whole one.
    socket.resetAndDestroy();
  });
  // The pod's connection is over as a whole: what is still on its way to the client arrives first.
  stream.once('end', () => socket.destroySoon());
  socket.once('close', () => stream.destroy());
  socket.pipe(stream);
  stream.pipe(socket, { end: false });
}
