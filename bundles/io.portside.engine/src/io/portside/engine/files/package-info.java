/**
 * Files as immutable values and volumes as the thing that has them, local or remote alike. Above this no FileObject and no socket. Calls block, on worker threads.
 */
package io.portside.engine.files;
