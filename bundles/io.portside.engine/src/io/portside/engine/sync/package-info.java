/**
 * Folder synchronisation: {@link io.portside.engine.sync.Synchroniser} is the front for windows and shells. Worker
 * threads, except where a type says otherwise. Everybody may import it.
 */
package io.portside.engine.sync;
