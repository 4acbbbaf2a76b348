/** What a picture shows: the values that reading yields and painting needs. */
@NullMarked
package org.multichat.image.scene;

import org.jspecify.annotations.NullMarked;
