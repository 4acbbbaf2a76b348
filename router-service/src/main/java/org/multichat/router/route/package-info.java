/** From a prompt and what came before it to the modality that is asked for. */
@NullMarked
package org.multichat.router.route;

import org.jspecify.annotations.NullMarked;
