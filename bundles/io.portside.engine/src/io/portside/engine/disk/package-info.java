/**
 * Small state files: written whole or not at all, readable by their owner only. For the engine alone. Blocking, worker threads.
 */
package io.portside.engine.disk;
