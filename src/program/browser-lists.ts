/** Modules and packages that tell where code runs; `docs/file-roles.md` lists the same. `*` stands for any characters. */

/** Modules that only code in a browser or an app on a device has use for. */
export const browserImports = [
  'react-dom',
  'react-dom/client',
  'react-native',
  'react-redux',
  'react-hook-form',
  'react-router-dom',
  '@tanstack/react-query',
  'swr',
  'next/router',
  'preact',
  'preact/*',
  'vue',
  'vue-router',
  'pinia',
  'svelte',
  'svelte/*',
  'solid-js',
  'solid-js/web',
  '@angular/core',
  '@angular/common',
  '@angular/common/http',
  '@angular/router',
  '@angular/platform-browser',
  'jquery',
] as const;

/** Packages that make a browser application of the package that depends on them. */
export const browserPackages = [
  'react-dom',
  'react-native',
  'expo',
  'preact',
  'vue',
  'svelte',
  'solid-js',
  '@angular/core',
  'jquery',
] as const;

/** Frameworks that keep modules named `*.client` out of what runs on a server. Elsewhere such a module calls another service. */
export const clientFilePackages = ['@remix-run/*', '@react-router/dev', 'nuxt', 'vike'] as const;

/** Packages that run on a server or deploy to one, so that one which depends on them is no mere browser application or command. */
export const serverPackages = [
  'next',
  'nuxt',
  'astro',
  '@remix-run/*',
  '@react-router/node',
  '@react-router/serve',
  '@sveltejs/kit',
  '@solidjs/start',
  '@angular/ssr',
  '@tanstack/react-start',
  '@trpc/server',
  '@apollo/server',
  '@nestjs/*',
  '@hapi/hapi',
  '@hono/node-server',
  'express',
  'fastify',
  'hono',
  'koa',
  'restify',
  'elysia',
  'polka',
  '@adonisjs/core',
  '@feathersjs/express',
  '@feathersjs/koa',
  '@loopback/rest',
  '@strapi/strapi',
  'apollo-server*',
  'graphql-yoga',
  'socket.io',
  'moleculer',
  'aws-lambda',
  'aws-cdk-lib',
  'firebase-functions',
  '@azure/functions',
  '@google-cloud/functions-framework',
  '@grpc/grpc-js',
  '@modelcontextprotocol/sdk',
  '@slack/bolt',
  '@temporalio/worker',
  'discord.js',
  'telegraf',
  '@prisma/client',
  '@mikro-orm/core',
  'sequelize',
  'typeorm',
  'mongoose',
  'mongodb',
  'pg',
  'mysql2',
  'knex',
  'drizzle-orm',
  'ioredis',
  'redis',
  'bull',
  'bullmq',
  'agenda',
  'graphile-worker',
  'pg-boss',
  'kafkajs',
  'amqplib',
  'nats',
  'sqs-consumer',
  'node-cron',
] as const;

/** What modules give that components on a server cannot call. Code that takes one of these runs in a browser. */
export const clientNames = {
  react: [
    'createContext',
    'useActionState',
    'useContext',
    'useDeferredValue',
    'useEffect',
    'useImperativeHandle',
    'useInsertionEffect',
    'useLayoutEffect',
    'useOptimistic',
    'useReducer',
    'useRef',
    'useState',
    'useSyncExternalStore',
    'useTransition',
  ],
  'next/navigation': [
    'useParams',
    'usePathname',
    'useRouter',
    'useSearchParams',
    'useSelectedLayoutSegment',
    'useSelectedLayoutSegments',
  ],
} as const;

/** The exports of a page that its framework calls on a server: Next.js, Remix and React Router, Gatsby. */
export const serverExports = [
  'getServerSideProps',
  'getStaticProps',
  'getStaticPaths',
  'loader',
  'action',
  'getServerData',
] as const;

/** Modules whose importers use hooks elsewhere too: they are split between browser and server by calls, or draw in a terminal. */
export const hooksElsewhere = ['@tanstack/react-start', '@tanstack/react-start/*', 'ink'] as const;

/** Packages that build what a page loads from the sources that it names. */
export const bundlers = [
  'vite',
  'parcel',
  'webpack',
  '@rspack/core',
  '@rsbuild/core',
  '@farmfe/core',
] as const;

/** Folders that hold no part of a page even where a page's sources lie. */
export const serverFolders = [
  'server',
  'backend',
  'functions',
  'worker',
  'workers',
  'lambda',
  'lambdas',
] as const;

/** Modules that a framework keeps out of what is built for a browser. */
export const serverModules = ['server-only', 'next/headers', 'next/server', 'next/cache', 'next/og'] as const;

/** Frameworks whose pages are written in a language of their own, import modules, and are run by a server as well. */
export const unseenPages = ['astro', 'nuxt', '@sveltejs/kit'] as const;

/** The files of such pages. */
export const unseenPageFiles = ['*.astro', '*.vue', '*.svelte', '*.mdx'] as const;
