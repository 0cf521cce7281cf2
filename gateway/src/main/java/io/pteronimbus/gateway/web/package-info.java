/** The files of the web application. */
@NullMarked
package io.pteronimbus.gateway.web;

import org.jspecify.annotations.NullMarked;
