import type { NextConfig } from 'next';

const api = process.env.TICKETWIRE_URL ?? 'http://127.0.0.1:8080/';

const config: NextConfig = {
  // On the server Node loads it by itself, with its WebAssembly.
  serverExternalPackages: ['ticketwire'],
  // The editor asks this page's origin.
  rewrites: () =>
    Promise.resolve([{ source: '/api/v1/:path*', destination: `${api}api/v1/:path*` }]),
};

export default config;
