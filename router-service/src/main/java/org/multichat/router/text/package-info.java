/** What can be seen in a text without knowing what it means: its words, and the hints among them in many languages. */
@NullMarked
package org.multichat.router.text;

import org.jspecify.annotations.NullMarked;
