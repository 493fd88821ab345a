import axios, { type AxiosInstance } from 'axios';

export interface FlightClient {
  flight(id: string): Promise<{ id: string; seats: string[] }>;
  reserveSeat(flightId: string, seat: string): Promise<void>;
  releaseSeat(flightId: string, seat: string): Promise<void>;
}

export class HttpFlightClient implements FlightClient {
  private readonly http: AxiosInstance = axios.create({ baseURL: 'http://flight', timeout: 2_000 });

  async flight(id: string) {
    const { data } = await this.http.get<{ id: string; seats: string[] }>(`/flights/${id}`);
    return data;
  }

  async reserveSeat(flightId: string, seat: string) {
    await this.http.post('/seats/reservations', { flightId, seat });
  }

  async releaseSeat(flightId: string, seat: string) {
    await this.http.delete(`/seats/reservations/${flightId}/${seat}`);
  }
}
