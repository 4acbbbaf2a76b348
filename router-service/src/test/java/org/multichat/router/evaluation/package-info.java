/** How often the shipped router is right on prompts it was not trained with. */
@NullMarked
package org.multichat.router.evaluation;

import org.jspecify.annotations.NullMarked;
