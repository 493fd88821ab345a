import axios from 'axios';

export const stock = axios.create({ baseURL: 'http://stock' }); // expect: require-timeout (Calls on this client can wait for ever, `stock.get` among them)

export const prices = axios.create({ baseURL: 'http://prices', timeout: 1_000 });
