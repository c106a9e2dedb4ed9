//! What stands beside the product: bare loops of our own, and what people use instead.

pub(crate) mod browser;
pub(crate) mod mosquitto;
pub(crate) mod sockets;
pub(crate) mod sqlite;
