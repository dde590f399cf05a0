import { Server } from 'socket.io';
import { serve } from './notes.js';

const server = serve(Number(process.argv[2]), (note) => io.emit('note', JSON.parse(note)));
const io = new Server(server, { transports: ['websocket'], serveClient: false });
