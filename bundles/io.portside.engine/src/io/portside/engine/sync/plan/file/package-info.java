/**
 * A plan in a file: written now, looked at by a person, run later. Blocking file access, worker threads; front ends import
 * it, the engine itself does not.
 */
package io.portside.engine.sync.plan.file;
