/** Stand-ins for what the window works on, for its tests. */
package io.portside.ui.testing;
