/** The files that put the services elsewhere: containers and Kubernetes. */
@NullMarked
package org.multichat.system.deploy;

import org.jspecify.annotations.NullMarked;
