/** What a sync pair is: its two folders and its rules. Immutable values, any thread; everybody may import it. */
package io.portside.engine.sync.rule;
