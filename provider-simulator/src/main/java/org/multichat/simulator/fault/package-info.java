/** What is to go wrong: by script, by magic words in a prompt, or as the weather has it. */
@NullMarked
package org.multichat.simulator.fault;

import org.jspecify.annotations.NullMarked;
