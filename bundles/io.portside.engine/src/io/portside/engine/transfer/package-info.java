/**
 * The transfer queue: copies and moves files and folders between volumes, atomically, with progress, cancel, retry and questions. Own worker threads.
 */
package io.portside.engine.transfer;
