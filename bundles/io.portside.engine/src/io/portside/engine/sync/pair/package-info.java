/**
 * The saved pairs: their rules, in words a dialog can ask while someone types, and their files. Everybody may import it.
 * The store blocks on the disk: worker threads.
 */
package io.portside.engine.sync.pair;
