/**
 * Values kept as readable JSON files, one file a value: what sites and sync pairs have in common. For the engine alone.
 * Blocking file access: worker threads.
 */
package io.portside.engine.json;
