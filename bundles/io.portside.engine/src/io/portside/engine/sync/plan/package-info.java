/**
 * What a synchronisation is going to do, as a value. Pure: no clock, no disk, no network; any thread; everybody may
 * import it.
 */
package io.portside.engine.sync.plan;
