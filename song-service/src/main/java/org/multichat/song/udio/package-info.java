/**
 * Songs bought from udioapi.pro, an unofficial reseller of Suno's: submitted, looked at until they are there, fetched.
 */
@NullMarked
package org.multichat.song.udio;

import org.jspecify.annotations.NullMarked;
