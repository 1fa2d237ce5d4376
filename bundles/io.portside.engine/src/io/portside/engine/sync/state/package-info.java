/**
 * What is remembered of a sync pair between runs: the baseline, the journal of a run, the history. One folder of SQLite
 * files a pair. For {@code sync} alone; blocking disk access, worker threads; thread-safe where a type says so.
 */
package io.portside.engine.sync.state;
