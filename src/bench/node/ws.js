import { WebSocketServer } from 'ws';
import { serve } from './notes.js';

const server = serve(Number(process.argv[2]), (note) => {
  for (const socket of webSockets.clients) {
    socket.send(note);
  }
});
const webSockets = new WebSocketServer({ server, perMessageDeflate: false });
