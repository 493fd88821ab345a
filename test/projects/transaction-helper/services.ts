import axios from 'axios';
import nodemailer from 'nodemailer';

const stock = axios.create({ baseURL: 'http://stock', timeout: 1_000 });
const mailer = nodemailer.createTransport({ host: 'mail' });

export const reserveStock = (id: string) => stock.put(`/reservations/${id}`);

export const notify = (id: string) => mailer.sendMail({ to: 'shop@example.com', subject: `Cancelled ${id}` });
