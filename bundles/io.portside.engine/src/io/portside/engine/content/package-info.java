/**
 * Content on its way from one volume to another: read so that what breaks goes on and what changes is noticed. For the
 * engine alone. Worker threads.
 */
package io.portside.engine.content;
