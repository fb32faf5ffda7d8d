//! Where a title stands: the company and the country of a row, whatever way they are written.

mod company_name;
mod country_name;
mod places;

pub(crate) use company_name::company_key;
pub(crate) use country_name::country_name;
