/** Servers that lie, disks that fail and other bad luck, against the whole synchroniser. */
package io.portside.engine.sync.hostile;
